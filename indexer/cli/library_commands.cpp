// ingest, publish, retag, status, verify, withdraw: what works on a data folder.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpus/base/file.h"
#include "corpus/base/partial_date.h"
#include "corpus/model/reading_json.h"
#include "corpus/store/generation.h"
#include "corpus/store/library.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/rules.h"
#include "indexer/pipeline/ingest.h"
#include "indexer/pipeline/publish_library.h"

namespace throughline {
namespace {

using Json = nlohmann::ordered_json;

void print_json(const Json& json) { fmt::print("{}\n", dump(json, 1)); }

std::unique_ptr<Progress> progress_for(const CommandLine& line) {
  return line.json ? Progress::silent() : Progress::for_terminal();
}

Json status_json(const FileStatus& file) {
  Json json;
  json["path"] = file.path;
  json["sha256"] = file.sha256;
  json["outcome"] = id(file.outcome);
  json["reason"] = file.reason;
  json["warnings"] = file.warnings;
  json["extractor_version"] = file.extractor_version;
  json["pages"] = file.pages;
  json["passages"] = file.passages;
  json["numbered_paragraphs"] = file.quality.numbered_paragraphs;
  json["sequence_breaks"] = file.quality.sequence_breaks;
  json["unbroken_share"] = file.quality.unbroken_share;
  json["ingested_at"] = file.ingested_at;
  return json;
}

void print_status(const FileStatus& file) {
  fmt::print("{:<17} {}", id(file.outcome), file.path);
  if (info(file.outcome).readable) {
    fmt::print("  ({} pages, {} passages", file.pages, file.passages);
    if (file.quality.numbered_paragraphs > 0)
      fmt::print(", {:.1f}% of {} numbered paragraphs in sequence", 100 * file.quality.unbroken_share, file.quality.numbered_paragraphs);
    fmt::print(")");
  }
  fmt::print("\n");
  if (!file.reason.empty()) fmt::print("{:18}{}\n", "", file.reason);
  for (const auto& warning : file.warnings) fmt::print("{:18}note: {}\n", "", warning);
}

Json info_json(const GenerationInfo& info) {
  return {{"generation", info.id},         {"content", info.content_stamp}, {"taxonomy", info.taxonomy_version},
          {"published_on", info.published_on}, {"cases", info.cases},       {"reviews", info.reviews},
          {"documents", info.documents},   {"passages", info.passages}};
}

}  // namespace

Result<void> run_ingest(const CommandContext& context) {
  THROUGHLINE_ASSIGN(const auto rules, load_rules(context.line));
  THROUGHLINE_ASSIGN(auto library, Library::open(context.line.data, Library::Access::write));
  IngestOptions options;
  options.data_folder = context.line.data;
  for (const auto& path : context.line.paths) options.paths.emplace_back(path);
  options.default_visibility = *parse<Visibility>(kVisibilities, context.line.visibility);
  options.again = context.line.again;
  options.stop = &context.stop;
  auto progress = progress_for(context.line);
  THROUGHLINE_ASSIGN(const auto report, ingest(library, context.settings, rules.tagger, options, *progress));
  progress.reset();
  std::size_t failed = 0;
  Json outcomes = Json::object();
  for (const auto& [name, count] : report.outcomes) {
    outcomes[name] = count;
    const auto code = outcome(name);
    if (!code || (!info(*code).readable && *code != Outcome::duplicate)) failed += count;
  }
  if (context.line.json) {
    print_json({{"files", report.files}, {"unchanged", report.unchanged}, {"outcomes", outcomes}, {"stopped", report.stopped}});
  } else {
    fmt::print("{} files: {} unchanged", report.files, report.unchanged);
    for (const auto& [name, count] : report.outcomes) fmt::print(", {} {}", count, name);
    fmt::print("\n");
  }
  if (report.stopped) return fail(ErrorCode::interrupted, "Stopped. What is listed above is kept.", "Run the same command again to go on.");
  if (context.line.strict && failed > 0)
    return fail(ErrorCode::unreadable_document, fmt::format("{} files could not be read.", failed), "`throughline status` lists them with their reasons.");
  return {};
}

Result<void> run_publish(const CommandContext& context) {
  THROUGHLINE_ASSIGN(const auto rules, load_rules(context.line));
  THROUGHLINE_ASSIGN(auto library, Library::open(context.line.data, Library::Access::write));
  const auto today = context.line.today.empty() ? today_utc() : context.line.today;
  if (const auto day = parse_partial_date(today); !day || day->precision != DatePrecision::day)
    return fail(ErrorCode::invalid_argument, fmt::format("“{}” is not a day.", today), "Give it as YYYY-MM-DD.");
  const auto stamp_file = std::filesystem::path(context.line.data) / "published";
  const auto stamp = [&] { return fmt::format("{} {} {}\n", library.content_version().value_or(-1), rules.tagger.stamp(), today); };
  if (context.line.if_changed && !Generation::current_id(context.line.data).empty() && read_file(stamp_file).value_or("") == stamp()) {
    fmt::print("Nothing has changed since generation {}.\n", Generation::current_id(context.line.data));
    return {};
  }
  auto progress = progress_for(context.line);
  THROUGHLINE_ASSIGN(const auto published, publish_library(context.line.data, library, rules.taxonomy, rules.tagger,
                                                           context.settings, today, *progress, &context.stop));
  progress.reset();
  THROUGHLINE_TRY(write_file_durably(stamp_file, stamp()));
  if (context.line.json) {
    print_json(info_json(published));
  } else {
    fmt::print("Generation {} ({}): {} cases, {} reviews, {} documents, {} passages.\n", published.id, published.content_stamp,
               published.cases, published.reviews, published.documents, published.passages);
  }
  return {};
}

Result<void> run_retag(const CommandContext& context) {
  THROUGHLINE_ASSIGN(const auto rules, load_rules(context.line));
  THROUGHLINE_ASSIGN(auto library, Library::open(context.line.data, Library::Access::write));
  auto progress = progress_for(context.line);
  THROUGHLINE_ASSIGN(const auto tagged, retag(library, rules.tagger, *progress, &context.stop));
  progress.reset();
  if (context.line.json)
    print_json({{"tagged", tagged}, {"taxonomy", rules.taxonomy.version()}});
  else
    fmt::print("{} documents tagged anew with taxonomy {}. Publish to show it.\n", tagged, rules.taxonomy.version());
  return {};
}

Result<void> run_status(const CommandContext& context) {
  THROUGHLINE_ASSIGN(const auto library, Library::open(context.line.data, Library::Access::read));
  THROUGHLINE_ASSIGN(const auto files, library.files());
  std::map<std::string_view, std::size_t> outcomes;
  Json list = Json::array();
  for (const auto& file : files) {
    ++outcomes[id(file.outcome)];
    if (context.line.json)
      list.push_back(status_json(file));
    else
      print_status(file);
  }
  if (context.line.json) {
    print_json({{"files", list}});
    return {};
  }
  fmt::print("{} files", files.size());
  for (const auto& [name, count] : outcomes) fmt::print(", {} {}", count, name);
  fmt::print("\n");
  return {};
}

Result<void> run_verify(const CommandContext& context) {
  THROUGHLINE_ASSIGN(const auto broken, verify_data_folder(context.line.data));
  const bool published = !Generation::current_id(context.line.data).empty();
  if (context.line.json) {
    print_json({{"ok", broken.empty()}, {"published", published}, {"broken", broken}});
  } else {
    for (const auto& line : broken) fmt::print("BROKEN  {}\n", line);
    if (broken.empty())
      fmt::print("The library{} as promised.\n", published ? " and the current generation are" : " is (nothing is published yet)");
  }
  if (!broken.empty())
    return fail(ErrorCode::verification_failed, fmt::format("{} promises are broken.", broken.size()),
                "Publish again to rebuild the generation; restore the library from a backup when it is the library.");
  return {};
}

Result<void> run_withdraw(const CommandContext& context) {
  THROUGHLINE_ASSIGN(auto library, Library::open(context.line.data, Library::Access::write));
  THROUGHLINE_TRY(library.withdraw(context.line.review, context.line.reason, context.line.actor));
  if (context.line.json)
    print_json({{"withdrawn", context.line.review}});
  else
    fmt::print("{} is withdrawn: hidden from now on, and left out when you next publish.\n", context.line.review);
  return {};
}

}  // namespace throughline
