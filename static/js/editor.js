/* What CKEditor needs from the portal: a signed upload, and figures with captions. */
(() => {
  "use strict";
  const token = () => (document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/) || [])[1] || "";

  const signUpload = (event) => {
    event.data.fileLoader.xhr.setRequestHeader("X-CSRFToken", token());
  };

  // A news photo has a caption: the dialog of a new image begins with the box ticked.
  const captionByDefault = (event) => {
    if (event.data.name !== "image2") return;
    const box = event.data.definition.getContents("info").get("hasCaption");
    const setup = box.setup;
    box.setup = function (widget) {
      if (widget.ready) setup.call(this, widget);
      else this.setValue(true);
    };
  };

  const begin = () => {
    window.CKEDITOR.on("dialogDefinition", captionByDefault);
    window.CKEDITOR.on("instanceCreated", (event) => {
      event.editor.on("fileUploadRequest", signUpload);
    });
  };
  if (window.CKEDITOR) begin();
})();
