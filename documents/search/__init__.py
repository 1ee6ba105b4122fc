"""The list of public documents: what is asked for, what is found, what else there would be."""
