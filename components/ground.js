// Direction, language and ground of the whole document.
// Streamlit decides between its light and its dark theme by asking the browser which one the system prefers, and asks
// again after printing: we answer with the reader's choice. Its tables write "localized" numbers in the digits of the
// browser's languages: we answer with the page's. Its sliders turn with the browser's locale: ours run left to right,
// as time does in the charts. The browser's own locale (navigator.language) is left alone: months are named by it.
(() => {
  const wanted = WANTED, root = document.documentElement;
  root.lang = wanted.lang;
  root.dir = wanted.dir;
  root.dataset.ground = wanted.ground;
  if (!window.aqwalAsk) {
    window.aqwalAsk = window.matchMedia.bind(window);
    window.matchMedia = (query) => {
      const asked = /prefers-color-scheme:\s*(dark|light)/.exec(query);
      if (!asked) return window.aqwalAsk(query);
      const deaf = () => {};
      return {
        matches: asked[1] === root.dataset.ground, media: query, onchange: null, dispatchEvent: () => false,
        addEventListener: deaf, removeEventListener: deaf, addListener: deaf, removeListener: deaf,
      };
    };
  }
  if (!window.aqwalLanguages) {
    window.aqwalLanguages = navigator.languages;
    Object.defineProperty(navigator, "languages", {
      configurable: true,
      get: () => (root.lang === "ar" ? ["ar-u-nu-arab"] : ["en-GB"]),
    });
    window[Symbol.for("react-aria.i18n.locale")] = "en-GB";
    window.dispatchEvent(new Event("languagechange"));
  }
  if (!window.aqwalTables) {
    // A table too wide for the page shows its first column first, which in Arabic is the one on the right.
    window.aqwalTables = new MutationObserver(() => {
      if (root.dir !== "rtl") return;
      for (const table of document.querySelectorAll(".dvn-scroller:not([data-aqwal])")) {
        if (table.scrollWidth <= table.clientWidth) continue;
        table.dataset.aqwal = "seen";
        table.scrollLeft = table.scrollWidth;
      }
    });
    window.aqwalTables.observe(document.body, { childList: true, subtree: true });
  }
  window.dispatchEvent(new Event("afterprint"));
})();
