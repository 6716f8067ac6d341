/** The options of a combobox: the focus stays in the input, which names the option that Enter would take. */
export function moveThroughOptions(input: HTMLInputElement, list: HTMLElement) {
  const all = () => [...list.children] as HTMLElement[];
  const current = () => all().find((it) => it.ariaSelected === 'true');
  const select = (option: HTMLElement | undefined) => {
    for (const it of all()) it.ariaSelected = String(it === option);
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  return {
    /** The option chosen by the arrows, if any. */
    current,
    leave: () => select(undefined),
    /** Goes one further or back; beyond either end is the input itself. */
    move: (step: 1 | -1) => {
      const options = all();
      const places = options.length + 1;
      const place = options.indexOf(current() as HTMLElement);
      select(options[((place + 1 + step + places) % places) - 1]);
    },
    /** Puts others in their place; one chosen that leads to the same page stays chosen. */
    replace: (options: readonly HTMLAnchorElement[]) => {
      const chosen = current()?.getAttribute('href');
      list.replaceChildren(...options);
      select(options.find((it) => it.getAttribute('href') === chosen));
    },
  };
}
