// @ts-check
/** The clock of a test with a time limit: seen all the time, heard three times. */
(() => {
  "use strict";
  const { part, text } = Assess;

  Assess.more.clock = (root, limit, over) => {
    const [box, face, note] = ["clock", "time", "time-note"].map((name) => /** @type {HTMLElement} */ (part(root, name)));
    const marks = [60, 300, limit / 2].filter((mark) => mark <= limit / 2);
    let timer = 0;

    function stop() {
      clearInterval(timer);
      box.hidden = true;
    }

    return {
      stop,
      /** What is left follows from when it began, so a page that was closed goes on in time. */
      start(began) {
        stop();
        box.hidden = false;
        note.replaceChildren();
        let before = 0;
        const tick = () => {
          const left = Math.max(0, Math.ceil(limit - (Date.now() - began) / 1000));
          const minutes = Math.floor(left / 60);
          face.textContent = `${minutes}:${String(left % 60).padStart(2, "0")}`;
          if (marks.some((mark) => before > mark && left <= mark)) {
            note.textContent = minutes > 1 ? text("minutesLeft", { n: minutes }) : text("minuteLeft");
          }
          before = left;
          if (left) return;
          stop();
          over();
        };
        timer = window.setInterval(tick, 1000);
        tick();
      },
    };
  };
})();
