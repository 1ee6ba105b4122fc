/* What CKEditor needs from the portal: signed uploads, figures with captions, and the words
   that its own Vietnamese lacks. */
(() => {
  "use strict";

  const WORDS = {
    application: "Khung soạn thảo",
    notification: { closed: "Đã đóng thông báo." },
    clipboard: {
      pasteNotification: "Nhấn %1 để dán: trình duyệt không cho dán bằng nút hay trình đơn.",
      pasteMsg: "Dán nội dung vào khung dưới đây rồi nhấn Đồng ý.",
      fileFormatNotSupportedNotification: "Không nhận tệp dạng ${formats}.",
      fileWithoutFormatNotSupportedNotification: "Không nhận dạng tệp này.",
    },
    pastetext: {
      pasteNotification: "Nhấn %1 để dán: trình duyệt không cho dán bằng nút hay trình đơn.",
    },
    format: { tag_h2: "Đề mục", tag_h3: "Đề mục nhỏ", tag_p: "Đoạn văn" },
    image2: {
      alt: "Mô tả ảnh (cho người không nhìn thấy ảnh)",
      // A made-up caption would be published; the style sheet shows the empty field.
      captionPlaceholder: "",
    },
    link: {
      displayText: "Chữ hiển thị",
      noTel: "Hãy nhập số điện thoại",
      phoneNumber: "Số điện thoại",
      toPhone: "Điện thoại",
      toUrl: "Địa chỉ",
    },
    table: { heightUnit: "đơn vị chiều cao" },
    toolbar: { toolbarGroups: { clipboard: "Dán và hoàn tác" } },
    widget: { label: "Khối %1" },
    uploadwidget: {
      abort: "Đã dừng tải lên.",
      doneOne: "Đã tải ảnh lên.",
      doneMany: "Đã tải lên %1 ảnh.",
      uploadOne: "Đang tải ảnh lên ({percentage}%)…",
      uploadMany: "Đang tải ảnh lên: xong {current} trong {max} ({percentage}%)…",
    },
  };

  const translate = (words, into) => {
    for (const [key, word] of Object.entries(words)) {
      if (typeof word === "string") into[key] = word;
      else if (into[key]) translate(word, into[key]);
    }
  };

  const token = () => (document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/) || [])[1] || "";

  const signUpload = (event) => {
    event.data.fileLoader.xhr.setRequestHeader("X-CSRFToken", token());
  };

  // An uploaded photo becomes a figure, and writing goes on below it: the next photo that is
  // pasted then stands after this one and not in its place.
  const insertFigure = (editor, widget, { url, responseData }) => {
    const isCurrent = widget === editor.widgets.focused;
    const image = new window.CKEDITOR.dom.element("img");
    image.setAttributes({ src: url, alt: "" });
    for (const side of ["width", "height"]) {
      if (responseData[side]) image.setAttribute(side, responseData[side]);
    }
    const html = `<figure class="image">${image.getOuterHtml()}<figcaption></figcaption></figure>`;
    widget.replaceWith(html);
    const inserted = editor.editable().findOne(`img[src="${url}"]`);
    const figure = inserted && editor.widgets.getByElement(inserted);
    if (isCurrent && figure) goBelow(editor, figure.wrapper);
  };

  const goBelow = (editor, wrapper) => {
    let next = wrapper.getNext((node) => node.type === window.CKEDITOR.NODE_ELEMENT);
    if (!next || !next.is("p")) {
      next = editor.document.createElement("p");
      next.appendBogus();
      next.insertAfter(wrapper);
    }
    const range = editor.createRange();
    range.moveToElementEditStart(next);
    range.select();
  };

  // A news photo has a caption: the dialog of a new image begins with the box ticked.
  const captionByDefault = (definition) => {
    const box = definition.getContents("info").get("hasCaption");
    const setup = box.setup;
    box.setup = function (widget) {
      if (widget.ready) setup.call(this, widget);
      else this.setValue(true);
    };
  };

  // Only what the server keeps: no anchors inside the page, no ftp and news addresses.
  const linksThatAreKept = (definition) => {
    const info = definition.getContents("info");
    const kinds = info.get("linkType");
    kinds.items = kinds.items.filter(([, value]) => value !== "anchor");
    const protocols = info.get("protocol");
    protocols.items = protocols.items.filter(([, value]) => /^(https?:\/\/|)$/.test(value.trim()));
  };

  const DIALOGS = { image2: captionByDefault, link: linksThatAreKept };

  const begin = (CKEDITOR) => {
    CKEDITOR.on("dialogDefinition", ({ data }) => DIALOGS[data.name]?.(data.definition));
    CKEDITOR.on("instanceCreated", ({ editor }) => {
      editor.on("langLoaded", () => translate(WORDS, editor.lang));
      editor.on("pluginsLoaded", () => {
        // The words of plug-ins beside the bundle come only now.
        translate(WORDS, editor.lang);
        // The mark of a picture on its way up; it never leaves the editor.
        editor.filter.allow("img[!data-widget,!data-cke-upload-id]", "upload", true);
      });
      editor.on("fileUploadRequest", signUpload);
      editor.on("instanceReady", () => {
        const upload = editor.widgets.registered.uploadimage;
        if (!upload) return;
        upload.onUploaded = function (loader) {
          insertFigure(editor, this, loader);
        };
      });
    });
  };

  if (window.CKEDITOR) begin(window.CKEDITOR);
})();
