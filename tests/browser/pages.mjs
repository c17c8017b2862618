/** A review that prints a table, and the anchor of one of its rows. */
async function reviewWithTable(url, hits) {
  for (const {review} of hits) {
    const {documents} = await (await fetch(`${url}/review/${review}.json`)).json();
    const row = documents.flatMap((document) => document.passages).find((passage) => passage.table);
    if (row) return {slug: review, row: row.anchor};
  }
  throw new Error("No review of the library has a table");
}

// The pages that every check visits. Review and theme are taken from the library that is served.
export async function pagesOf(url) {
  const found = await (await fetch(url + "/search.json?q=professional+curiosity")).json();
  if (!found.hits?.length) throw new Error("The library has no review about professional curiosity");
  const slug = found.hits[0].review;
  const passage = found.hits[0].passages[0];
  const tabled = await reviewWithTable(url, found.hits);
  return {
    home: "/",
    search: "/search?q=professional+curiosity",
    "search-empty": "/search?q=zzzznothing",
    review: `/review/${slug}?q=professional+curiosity&p=${encodeURIComponent(passage.id)}#${encodeURIComponent(passage.id)}`,
    "review-with-table": `/review/${tabled.slug}?p=${encodeURIComponent(tabled.row)}#${encodeURIComponent(tabled.row)}`,
    themes: "/themes",
    theme: "/theme/professional-curiosity",
    trends: "/trends",
    "trend-one": "/trends?theme=professional-curiosity",
    recommendations: "/recommendations",
    boards: "/boards",
    help: "/help/search",
    support: "/support",
    coverage: "/coverage",
    api: "/api",
    "not-found": "/nowhere",
    "bad-search": "/search?q=nofield:x",
  };
}
