// A button in HTML of ours presses the button of Streamlit that it names: <button data-press="key">.
(() => {
  if (window.aqwalPress) return;
  window.aqwalPress = true;
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-press]");
    if (pressed) document.querySelector(`.st-key-${CSS.escape(pressed.dataset.press)} button`)?.click();
  });
})();
