"""Drawing of the demo pictures: a canvas, then one module per kind of scene."""
