/** The page's only way to make elements: no markup is ever parsed. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

/** A codicon, silent for screen readers: its button or its text has the name. */
export function icon(name: string): HTMLElement {
  const element = el('span', `codicon codicon-${name}`);
  element.setAttribute('aria-hidden', 'true');
  return element;
}

export function button(
  className: string,
  onClick: () => void,
  ...children: readonly (Node | string)[]
): HTMLButtonElement {
  const element = el('button', className, ...children);
  element.type = 'button';
  element.addEventListener('click', onClick);
  return element;
}

/** A button with nothing but an icon: its name is its tooltip too. */
export function iconButton(iconName: string, name: string, onClick: () => void): HTMLButtonElement {
  const element = button('icon-button', onClick, icon(iconName));
  nameIt(element, name);
  return element;
}

export function nameIt(element: HTMLElement, name: string): void {
  element.title = name;
  element.setAttribute('aria-label', name);
}

export function show(element: HTMLElement, visible: boolean): void {
  if (element.hidden === visible) element.hidden = !visible;
}

/** A place whose content is built again only when the value that it shows differs. */
export class Slot<T> {
  readonly element: HTMLElement;
  readonly #build: (value: T) => Node | readonly Node[];
  #shown: string | undefined;

  constructor(className: string, build: (value: T) => Node | readonly Node[]) {
    this.element = el('div', className);
    this.element.hidden = true;
    this.#build = build;
  }

  /** Undefined empties and hides it. */
  set(value: T | undefined): void {
    const key = JSON.stringify(value);
    if (key === this.#shown) return;
    this.#shown = key;
    this.element.replaceChildren(...(value === undefined ? [] : [this.#build(value)].flat()));
    this.element.hidden = value === undefined;
  }
}
