// Runs before the page is painted: tells the style sheet that script works, so that nothing jumps later.
document.documentElement.classList.add("js");
