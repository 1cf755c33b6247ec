// Runs in every frame of the window that test/bench/window drives, before the frame's own scripts: what happens in the
// chat's page, by the clock that all processes share.

/** As in test/bench/clock.ts. */
function wallClock(): number {
  return performance.timeOrigin + performance.now();
}

interface Shown {
  readonly inDom: number;
  readonly painted: number;
}

/** Resolves when the page shows the text. */
function shown(text: string): Promise<Shown> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.body.textContent.includes(text)) return;
      observer.disconnect();
      const inDom = wallClock();
      // The page changes only in animation frames: what runs after this one runs after it was painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve({ inDom, painted: wallClock() });
      port2.postMessage(undefined);
    });
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}

/** Presses Stop and tells when. */
function stop(): number {
  const button = document.querySelector<HTMLButtonElement>('button.stop');
  if (!button) throw new Error('There is no Stop button');
  const at = wallClock();
  button.click();
  return at;
}

Object.assign(globalThis, { bench: { shown, stop } });
