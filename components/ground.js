// Direction, language and ground of the whole document. Streamlit decides between its light and its dark theme by
// asking the browser which one the system prefers, and asks again after printing: we answer with the reader's choice.
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
  window.dispatchEvent(new Event("afterprint"));
})();
