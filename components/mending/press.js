// A button in HTML of ours presses the button of Streamlit whose key its data-press names. (No tags in here: Streamlit
// drops a script that seems to hold one.)
(() => {
  if (window.aqwalPress) return;
  window.aqwalPress = true;
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-press]");
    if (pressed) document.querySelector(`.st-key-${CSS.escape(pressed.dataset.press)} button`)?.click();
  });
})();
