// Small comforts, never needed to read: every word of the report is there without them.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const made = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const main = document.querySelector("main");
  const said = made("p", { className: "said", role: "status" });
  document.body.append(said);

  // A link to a figure is copied as it is followed.
  all(".permalink").forEach((link) => link.addEventListener("click", async () => {
    if (!navigator.clipboard) return; // a page that was not served safely
    await navigator.clipboard.writeText(link.href);
    said.textContent = "Lien copié";
    setTimeout(() => { said.textContent = ""; }, 2500);
  }));

  // All the charts' data at once.
  const data = all("details.wide");
  if (data.length > 1) {
    const button = made("button", { type: "button", className: "tool", textContent: "Afficher les données de tous les graphiques" });
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      const shown = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(shown));
      data.forEach((details) => { details.open = shown; });
    });
    main.prepend(button);
  }

  // A long table can be searched.
  all("table").filter((table) => table.tBodies[0].rows.length > 12).forEach((table) => {
    const rows = [...table.tBodies[0].rows];
    const label = made("label", { className: "tool", textContent: "Filtrer les lignes " });
    const field = made("input", { type: "search" });
    const count = made("span", { role: "status" });
    field.addEventListener("input", () => {
      const asked = plain(field.value.trim());
      rows.forEach((row) => { row.hidden = !plain(row.textContent).includes(asked); });
      const left = rows.filter((row) => !row.hidden).length;
      count.textContent = asked ? ` ${left} sur ${rows.length}` : "";
    });
    label.append(field);
    const bar = made("div", { className: "filter" });
    bar.append(label, count);
    table.parentElement.before(bar);
  });

  // Only a table that overflows is a stop for the keyboard.
  const stops = new ResizeObserver((seen) => seen.forEach(({ target }) => {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }));
  all(".scroll").forEach((box) => stops.observe(box));

  // The contents: unfolded where there is room, folded again elsewhere, and marked where the reader is.
  const nav = document.querySelector(".contents");
  if (!nav) return;
  const folded = nav.querySelector("details");
  const wide = matchMedia("(min-width:68rem)");
  const unfold = () => { folded.open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();
  const choice = folded.querySelector("summary");
  const place = made("span", { className: "here" });
  choice.append(place);
  folded.addEventListener("toggle", () => { if (!wide.matches) folded.querySelector("[aria-current]")?.scrollIntoView({ block: "center" }); });
  folded.addEventListener("click", ({ target }) => { if (target.closest("a")) unfold(); });
  folded.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || wide.matches) return;
    folded.open = false;
    choice.focus();
  });
  const links = new Map(all("a", folded).map((link) => [document.getElementById(link.hash.slice(1)), link]));
  const headings = [...links.keys()];
  const mark = () => {
    const here = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    links.forEach((link, heading) => {
      if (heading !== here) link.removeAttribute("aria-current");
      else {
        link.setAttribute("aria-current", "location");
        place.textContent = ` · ${link.textContent}`;
        nav.scrollTop = link.offsetTop - nav.clientHeight / 2;
      }
    });
  };
  const eye = new IntersectionObserver(mark, { rootMargin: "1000000px 0px -66% 0px" });
  headings.forEach((heading) => eye.observe(heading));
})();
