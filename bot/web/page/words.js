// The page's own words, in the reader's language. They stand in the page as JSON.

const all = JSON.parse(document.getElementById("words").textContent);

/** The words of the first of these languages that there are, else of the page's own. */
export function wordsOf(...wanted) {
  const code = wanted.map(known).find(Boolean) ?? document.documentElement.lang;
  return { code, ...all[code] };
}

/** Put these words wherever the page names one, and turn the page to their direction. */
export function speak(words) {
  document.documentElement.lang = words.code;
  document.documentElement.dir = words.direction;
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = words[element.dataset.word];
  }
  for (const element of document.querySelectorAll("[data-word-label]")) {
    element.setAttribute("aria-label", words[element.dataset.wordLabel]);
  }
}

function known(language) {
  const code = (language ?? "").replace("-", "_");
  return [code, code.split("_")[0]].find((candidate) => Object.keys(all).includes(candidate));
}
