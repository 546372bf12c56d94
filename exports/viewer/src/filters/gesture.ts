// A slider's gesture: however far it is drawn, it is one step to undo.

/**
 * Calls `move` at every change of a range input, with `step` true at the first of a gesture; it tells whether it has
 * changed anything.  A gesture ends when the pointer lets go, or the key that moves the thumb.
 */
export function gesture(input: HTMLInputElement, move: (step: boolean) => boolean): void {
  let moving = false;
  let held = false;
  const end = (): void => {
    held = false;
    moving = false;
  };
  input.addEventListener('input', () => {
    if (move(!moving)) moving = true;
  });
  input.addEventListener('keydown', () => {
    held = true;
  });
  input.addEventListener('change', () => {
    if (!held) moving = false;
  });
  for (const event of ['keyup', 'blur']) input.addEventListener(event, end);
}
