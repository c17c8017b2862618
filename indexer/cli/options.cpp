#include "indexer/cli/options.h"

#include "corpus/base/settings.h"
#include "corpus/model/vocabulary.h"

namespace throughline {
namespace {

std::vector<std::string> ids_of_visibilities() {
  std::vector<std::string> ids;
  for (const auto& term : kVisibilities) ids.emplace_back(term.id);
  return ids;
}

void reading_commands(CLI::App& app, CommandLine& line) {
  auto* ingest = app.add_subcommand("ingest", "Read documents into the library: PDF, DOCX, ODT, HTML and text. Known files are skipped; "
                                              "Ctrl-C is safe and the next run goes on.");
  ingest->add_option("paths", line.paths, "Files and folders")->required();
  ingest->add_option("--visibility", line.visibility, "What may be shown of documents for which no sidecar records a permission")
      ->check(CLI::IsMember(ids_of_visibilities()))
      ->capture_default_str();
  ingest->add_flag("--again", line.again, "Read files anew although their content is known");
  ingest->add_flag("--strict", line.strict, "End with an error status when a file could not be read");

  auto* explain = app.add_subcommand("explain", "Show what is read out of one file: pages, passages, section roles, tags and why. "
                                                "Needs no data folder.");
  explain->add_option("file", line.file, "The file")->required();
  explain->add_flag("--sidecar", line.sidecar, "Take the values of the file's sidecar too");
  explain->add_flag("--text", line.text, "Print every passage whole");

  auto* tag = app.add_subcommand("tag", "Tag texts given as JSON lines {\"id\", \"text\", \"role\", \"heading\"} on standard input.");
  tag->add_option("--role", line.role, "Section role of lines that give none");
}

void case_commands(CLI::App& app, CommandLine& line) {
  auto* sheet = app.add_subcommand("import", "Take cases that are known from a catalogue only, from a CSV sheet with one row a case "
                                             "(docs/import.md): all rows or none.");
  sheet->add_option("file", line.file, "The sheet")->required();
  sheet->add_option("--actor", line.actor, "Who imports; else the user's name");
  auto* cases = app.add_subcommand("case", "Which documents are of one case, and what a curator decides about it.");
  cases->require_subcommand(1);
  cases->add_subcommand("list", "List every case with its documents and why they are linked.");
  const auto decided = [&line](CLI::App* command) {
    command->add_option("documents", line.paths, "Paths, file names or beginnings of sums")->required();
    command->add_option("--reason", line.reason, "Why, for the record");
    command->add_option("--actor", line.actor, "Who decided; else the user's name");
  };
  auto* link = cases->add_subcommand("link", "Documents are of this case, whatever they seem to say. Holds until another decision.");
  decided(link);
  link->add_option("--case", line.cases, "A case as `case list` prints it; several for a thematic review")->required()->expected(1)->take_all();
  decided(cases->add_subcommand("split", "Documents stand alone, each a case of its own. Holds until another decision."));
  cases->add_subcommand("proposals", "List pairs of documents that may be of one case and were not linked: for a curator, never published.");
}

void model_commands(CLI::App& app, CommandLine& line) {
  auto* train = app.add_subcommand("train", "Learn the model of the themes from coded passages. The same passages give the same model.");
  train->add_option("--data-from", line.data_from, "Folder of coded batches; without it the taxonomy's own");
  train->add_option("--truth", line.truth, "Folder of labelled documents to learn from too");
  train->add_flag("--without-rules", line.without_rules, "For a comparison: the model sees no rules");
  train->add_option("-o,--output", line.output, "Folder for model.bin and model.json")->required();
  auto* evaluate = app.add_subcommand("evaluate", "Compare the tags with coded passages: precision, recall, F1 and polarity by theme.");
  evaluate->add_option("--data-from", line.data_from, "Folder of coded batches");
  evaluate->add_option("--truth", line.truth, "Folder of labelled documents");
  evaluate->add_option("--passages", line.coded_set, "File with a list of {\"text\", \"role\", \"heading\", \"tags\"}");
  evaluate->add_flag("--without-roles", line.without_roles, "Do not tell the tagger the sections");
}

void library_commands(CLI::App& app, CommandLine& line) {
  auto* publish = app.add_subcommand("publish", "Build, check and swap in the next generation: what the server shows.");
  publish->add_option("--today", line.today, "The day on which permissions and expiry are judged, YYYY-MM-DD");
  publish->add_flag("--if-changed", line.if_changed, "Do nothing when library, themes and day are those of the last time");
  app.add_subcommand("retag", "Tag every document whose tags another taxonomy gave. Nothing is read from files.");
  app.add_subcommand("status", "List every file with its outcome, reason and quality.");
  app.add_subcommand("verify", "Check everything that is promised about the library and the current generation.");
  auto* withdraw = app.add_subcommand("withdraw", "Hide a review at once, everywhere.");
  withdraw->add_option("review", line.review, "The review's name in its address")->required();
  withdraw->add_option("--reason", line.reason, "Shown to readers who follow an old link")->required();
  withdraw->add_option("--actor", line.actor, "Who decided")->required();
  case_commands(app, line);
  auto* taxonomy = app.add_subcommand("taxonomy", "The themes and their rules.");
  taxonomy->require_subcommand(1);
  taxonomy->add_subcommand("lint", "Check the taxonomy: ids, labels, relations and every cue.");
  taxonomy->add_subcommand("list", "List groups and themes.");
}

}  // namespace

void describe_command_line(CLI::App& app, CommandLine& line) {
  app.description("Throughline: published safeguarding reviews in, passages, themes and trends out.");
  app.add_option("--data", line.data, "The data folder")->envname("THROUGHLINE_DATA")->capture_default_str();
  app.add_option("--set", line.settings, "A setting as name=value (docs/settings.md)");
  app.add_option("--taxonomy", line.taxonomy, "Another taxonomy file than the one that came with the program");
  app.add_flag("--json", line.json, "Print JSON");
  app.fallthrough();
  app.require_subcommand(1);
  reading_commands(app, line);
  model_commands(app, line);
  library_commands(app, line);
}

}  // namespace throughline
