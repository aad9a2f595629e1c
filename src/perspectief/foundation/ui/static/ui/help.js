/* Two helps for who has JavaScript; without it every page works the same. Read aloud: only with a voice that is on the
   device itself, so that no word of the page goes to anybody. Quick exit: Escape three times does what the link does. */
"use strict";

(() => {
  const LEAVE_WITHIN_MS = 2000;
  const READABLE = "h1, h2, h3, h4, p, li, dt, dd, legend, label, summary, th, td";
  const synth = window.speechSynthesis;

  const exits = document.querySelectorAll("[data-leave]");
  const leave = () => {
    document.body.hidden = true;
    window.location.replace(exits[0].href);
  };
  let escapes = [];
  if (exits.length) {
    exits.forEach((exit) => exit.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    }));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") { escapes = []; return; }
      escapes = [...escapes.filter((at) => event.timeStamp - at < LEAVE_WITHIN_MS), event.timeStamp];
      if (escapes.length >= 3) leave();
    });
  }

  const button = document.querySelector("[data-read-aloud]");
  if (!button || !synth) return;

  const localVoice = (language) =>
    synth.getVoices().find((voice) => voice.localService === true && voice.lang.toLowerCase().split(/[-_]/)[0] === language);
  const languageOf = (element) => element.closest("[lang]").lang.toLowerCase().split("-")[0];
  const isSeen = (element) => element.getClientRects().length > 0 && !element.closest("[aria-hidden=true]");
  const holdsOnlyItself = (element) => !element.querySelector(READABLE);

  const sentences = () =>
    [...document.querySelectorAll("main :is(" + READABLE + ")")].filter((element) => isSeen(element) && holdsOnlyItself(element));

  let isSpeaking = false;
  const show = (speaking) => {
    isSpeaking = speaking;
    button.querySelector("[data-when=silent]").hidden = speaking;
    button.querySelector("[data-when=speaking]").hidden = !speaking;
  };
  let reading = 0;
  let left = 0;
  const speak = (element) => {
    const language = languageOf(element);
    const voice = localVoice(language);
    if (!voice) return;
    const words = new SpeechSynthesisUtterance(element.innerText);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = 0.9;
    const mine = reading;
    words.onend = words.onerror = () => { if (mine === reading && --left === 0) show(false); };
    left += 1;
    synth.speak(words);
  };
  const stop = () => { reading += 1; left = 0; synth.cancel(); show(false); };
  const start = () => {
    stop();
    sentences().forEach(speak);
    show(left > 0);
  };
  button.addEventListener("click", () => (isSpeaking ? stop() : start()));
  window.addEventListener("pagehide", () => synth.cancel());

  const offer = () => { button.hidden = !localVoice(document.documentElement.lang); };
  synth.addEventListener?.("voiceschanged", offer);
  offer();
})();
