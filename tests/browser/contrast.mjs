// Letters over a drawing, which axe-core leaves to people: what is painted under them, measured where they stand.

/** In the page: give the letters among these elements that stand out too little (WCAG 1.4.3). */
export function tooFaint(elements) {
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const painted = (colour) => colour.startsWith("rgb") && (channels(colour)[3] ?? 1) > 0.5;
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const paintOf = (element) => {
    const style = getComputedStyle(element);
    if (!(element instanceof SVGElement)) return style.backgroundColor;
    return element instanceof SVGGeometryElement ? [style.fill, style.stroke].find(painted) ?? "" : "";
  };
  const covered = [...document.querySelectorAll(".banner, .contents summary")].reduce((height, bar) => height + bar.offsetHeight, 0);
  const inView = (element) => {
    const box = element.getBoundingClientRect();
    const ends = [0.1, 0.9].map((along) => document.elementsFromPoint(box.left + along * box.width, box.top + box.height / 2));
    return box.top >= covered && ends.every((under) => under.includes(element));
  };
  const grounds = (element) => {
    if (!inView(element)) element.scrollIntoView({ block: "center", inline: "center" });
    const box = element.getBoundingClientRect();
    return [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((along) => {
      const under = document.elementsFromPoint(box.left + along * box.width, box.top + box.height / 2);
      const found = under.map(paintOf).find(painted);
      return found ? [found] : [];
    });
  };
  return elements.flatMap((element) => {
    const style = getComputedStyle(element);
    const letters = element instanceof SVGElement ? style.fill : style.color;
    const size = parseFloat(style.fontSize) * (element.getScreenCTM?.().d ?? 1);
    const needed = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    const found = grounds(element);
    const least = Math.min(...found.map((ground) => contrast(letters, ground)));
    if (found.length > 0 && least >= needed) return [];
    return [`« ${element.textContent.trim().slice(0, 60)} » : ${found.length ? least.toFixed(2) : "fond introuvable"}, il faut ${needed}`];
  });
}
