// What makes the pages smoother. Everything works without it.
(() => {
  "use strict";
  document.documentElement.classList.add("js");

  // Keys on the review desk: an element with data-key is what its key does. Single letters can
  // be turned off (WCAG 2.1, 2.1.4), and are still while somebody writes.
  const OFF = "frist-taster-av";
  const writing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const keysOff = () => localStorage.getItem(OFF) === "ja";

  function open(details) {
    details.open = true;
    const field = details.querySelector("input:not([type=hidden]), select, textarea");
    if (field) field.focus();
    details.scrollIntoView({ block: "nearest" });
  }

  function press(element) {
    if (element.dataset.opens) return open(document.getElementById(element.dataset.opens));
    if (element.dataset.dialog) return document.getElementById(element.dataset.dialog).showModal();
    if (element.tagName === "SUMMARY") return open(element.parentElement);
    element.click();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (keysOff() || writing(event.target) || document.querySelector("dialog[open]")) return;
    if (!document.querySelector("[data-desk]")) return;
    const element = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!element) return;
    event.preventDefault();
    press(element);
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens], [data-dialog]");
    if (opener) {
      event.preventDefault();
      press(opener);
    }
    const copier = event.target.closest("[data-copies]");
    if (copier) copy(copier);
    const picked = event.target.closest("[data-pick] button");
    if (picked) useSelection();
  });

  // Words marked in the minutes become a proposal's words.
  const selected = () => {
    const selection = document.getSelection();
    const text = selection && !selection.isCollapsed ? selection.toString().trim() : "";
    const sheet = text && document.querySelector(".sheet .txt");
    return sheet && sheet.contains(selection.anchorNode) ? withoutNumbers(selection) : "";
  };

  // The numbers of proposals stand in the text, and are no words of it.
  function withoutNumbers(selection) {
    const copy = selection.getRangeAt(0).cloneContents();
    copy.querySelectorAll(".qn").forEach((number) => number.remove());
    return copy.textContent.replace(/[\u2060\s]+/g, " ").trim();
  }

  document.addEventListener("selectionchange", () => {
    const bar = document.querySelector("[data-pick]");
    if (bar) bar.hidden = !selected();
  });

  function useSelection() {
    const words = selected();
    const form = document.getElementById("nytt");
    if (!words || !form) return;
    form.open = true;
    form.querySelector("#ord").value = words;
    const title = form.querySelector("#n-tittel");
    form.scrollIntoView({ block: "center" });
    title.focus();
  }

  function copy(button) {
    const field = document.getElementById(button.dataset.copies);
    field.select();
    navigator.clipboard.writeText(field.value).then(() => {
      button.textContent = button.dataset.copied;
    });
  }

  function seen(element) {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }

  // After a swap: the words of the proposal in front are shown, and focus follows the work.
  function settle(moveFocus) {
    const now = document.querySelector(".sheet mark.now");
    const wide = matchMedia("(min-width: 60rem)").matches;
    if (now && wide && !seen(now)) now.scrollIntoView({ block: "center" });
    const cards = document.getElementById("kort");
    if (cards && moveFocus) cards.focus({ preventScroll: wide });
    const off = document.querySelector("[data-keys-off]");
    if (off) {
      off.checked = keysOff();
      off.onchange = () => localStorage.setItem(OFF, off.checked ? "ja" : "nei");
    }
  }

  // In a list, focus goes on to the line after the one that was pressed; it is never lost.
  let following = "";
  function keepFocus() {
    const line = document.getElementById(following);
    const next = (line && line.querySelector("button, a")) || document.getElementById("innhold");
    if (document.activeElement === document.body) next.focus({ preventScroll: true });
  }

  document.addEventListener("htmx:afterSettle", () => {
    settle(true);
    keepFocus();
  });

  // A refusal is a whole page: it takes the place of what was to be swapped.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const line = document.activeElement.closest(".row");
    const beside = line && (line.nextElementSibling || line.previousElementSibling);
    following = beside ? beside.id : "";
    if (event.detail.xhr.status < 400) return;
    event.detail.target = document.getElementById("innhold");
    event.detail.selectOverride = "#innhold";
    event.detail.swapOverride = "outerHTML";
  });

  // What is handed in is sent with its progress shown; the answer is a page, and takes this one's
  // place. Where sending fails, the form is sent as it is without scripts.
  function hand(form) {
    const busy = form.querySelector("[data-busy]");
    const bar = form.querySelector("progress");
    const sending = new XMLHttpRequest();
    sending.open("POST", form.action);
    sending.responseType = "text";
    sending.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      bar.max = event.total;
      bar.value = event.loaded;
      if (event.loaded === event.total) {
        busy.textContent = busy.dataset.reading;
        bar.removeAttribute("value");
      }
    });
    sending.addEventListener("load", () => {
      const led = new URL(sending.responseURL);
      if (led.pathname !== new URL(form.action).pathname) return location.assign(led.href);
      const answer = new DOMParser().parseFromString(sending.responseText, "text/html");
      document.title = answer.title;
      document.getElementById("innhold").replaceWith(answer.getElementById("innhold"));
      document.getElementById("innhold").focus();
      handing();
    });
    sending.addEventListener("error", () => form.submit());
    busy.hidden = bar.hidden = false;
    busy.textContent = busy.dataset.sending;
    sending.send(new FormData(form));
  }

  // Minutes can be dropped on the page where they are handed in.
  function handing() {
    const drop = document.querySelector("[data-drop]");
    if (!drop) return;
    const field = drop.querySelector("input[type=file]");
    drop.addEventListener("dragover", (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      field.files = event.dataTransfer.files;
    });
    drop.closest("form").addEventListener("submit", (event) => {
      event.preventDefault();
      hand(event.target);
    });
  }

  handing();
  settle(false);
})();
