// What script adds to pages that work without it: results that follow the filters, a fold for filters on a phone and a
// button to copy a citation. The server stays the only renderer: the same address is fetched and two regions are swapped.

const kRegions = ["filters", "results"];
const kPause = 300; // ms after the last change

function byId(id: string): HTMLElement | null {
  return document.getElementById(id);
}

/** One status outside the swapped regions, so that a screen reader hears the count and nothing else. */
function statusLine(): HTMLElement {
  const line = document.createElement("div");
  line.className = "govuk-visually-hidden";
  line.setAttribute("role", "status");
  document.body.append(line);
  return line;
}

function addressOf(form: HTMLFormElement): string {
  const parameters = new URLSearchParams();
  new FormData(form).forEach((value, key) => {
    const field = form.elements.namedItem(key);
    const unset = field instanceof HTMLSelectElement && field.options[0]?.value === value;
    if (typeof value === "string" && value !== "" && !unset) parameters.append(key, value);
  });
  parameters.sort();
  const query = parameters.toString();
  return form.action.split("?")[0] + (query ? "?" + query : "");
}

function openFacets(): string[] {
  return Array.from(document.querySelectorAll<HTMLDetailsElement>("details[open][data-facet]")).map((d) => d.dataset.facet!);
}

function liveResults(form: HTMLFormElement): void {
  const status = statusLine();
  let running: AbortController | null = null;
  let timer = 0;

  const swap = (fresh: Document): void => {
    const focused = document.activeElement?.id;
    const open = openFacets();
    const shown = byId("filters")?.classList.contains("tl-filters--open") ?? false;
    for (const id of kRegions) {
      const from = byId(id);
      const to = fresh.getElementById(id);
      if (from && to) from.replaceWith(document.adoptNode(to));
    }
    for (const name of open)
      document.querySelector(`details[data-facet="${CSS.escape(name)}"]`)?.setAttribute("open", "");
    byId("filters")?.classList.toggle("tl-filters--open", shown);
    document.title = fresh.title;
    if (focused) byId(focused)?.focus({preventScroll: true});
    status.textContent = byId("count")?.textContent?.trim() ?? "";
  };

  const load = async (address: string, push: boolean): Promise<void> => {
    running?.abort();
    running = new AbortController();
    byId("results")?.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, {signal: running.signal, headers: {Accept: "text/html"}});
      if (!answer.ok) throw new Error(String(answer.status));
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (push) history.pushState(null, "", address);
      swap(fresh);
    } catch (error) {
      if ((error as Error).name !== "AbortError") location.href = address;
    }
  };

  form.addEventListener("change", (event) => {
    if ((event.target as HTMLElement).id === "q") return; // words wait for Search or Enter
    clearTimeout(timer);
    timer = window.setTimeout(() => void load(addressOf(form), true), kPause);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    location.href = addressOf(form); // the short address, without empty fields
  });
  addEventListener("popstate", () => void load(location.href, false));
}

function foldFilters(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>("[data-show-filters]");
    const filters = byId("filters");
    if (!button || !filters) return;
    const open = filters.classList.toggle("tl-filters--open");
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "Hide filters" : button.dataset.showFilters || "Show filters";
    if (open) filters.querySelector<HTMLElement>("h2")?.focus();
  });
}

function copyButtons(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>("[data-copy]");
    const source = button && byId(button.dataset.copy!);
    if (!button || !source) return;
    void navigator.clipboard.writeText(source.textContent!.trim()).then(
      () => (button.textContent = "Copied"),
      () => (button.textContent = "Select the text to copy it"),
    );
  });
}

const form = document.querySelector<HTMLFormElement>("form[data-live]");
if (form) liveResults(form);
foldFilters();
copyButtons();
