// The one table of settings: every limit with its default, range and help. Flags (--set name=value), environment
// (THROUGHLINE_NAME), --help, /healthz and docs/settings.md derive from it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/base/result.h"

namespace throughline {

enum class Setting {
  extract_wall_seconds,
  extract_cpu_seconds,
  extract_memory_mb,
  extract_output_mb,
  extract_max_file_mb,
  extract_max_pages,
  extract_workers,
  ocr_page_seconds,
  ocr_max_pages,
  max_query_bytes,
  max_query_terms,
  max_query_depth,
  max_phrase_words,
  max_near_words,
  max_wildcards,
  wildcard_min_letters,
  wildcard_max_terms,
  max_page_size,
  max_result_offset,
  search_deadline_ms,
  export_max_rows,
  extract_words,
  http_threads,
  http_queue,
  http_max_connections,
  http_request_seconds,
  http_head_bytes,
  http_body_bytes,
  http_request_line_bytes,
  http_header_lines,
  generation_poll_ms,
  keep_generations,
};

struct SettingInfo {
  Setting setting;
  std::string_view name;
  std::int64_t fallback;
  std::int64_t least;
  std::int64_t most;
  std::string_view help;
};

inline constexpr auto kSettings = std::to_array<SettingInfo>({
    {Setting::extract_wall_seconds, "extract_wall_seconds", 60, 1, 3600, "Wall time one file's extraction may take, in seconds (OCR has its own)."},
    {Setting::extract_cpu_seconds, "extract_cpu_seconds", 45, 1, 3600, "CPU time one file's extraction may take, in seconds."},
    {Setting::extract_memory_mb, "extract_memory_mb", 1024, 64, 16384, "Memory one extraction process may use, in MB."},
    {Setting::extract_output_mb, "extract_output_mb", 64, 1, 1024, "Records one extraction may send, in MB."},
    {Setting::extract_max_file_mb, "extract_max_file_mb", 200, 1, 4096, "Largest file that is read, in MB."},
    {Setting::extract_max_pages, "extract_max_pages", 2000, 1, 100000, "Most pages that are read of one file."},
    {Setting::extract_workers, "extract_workers", 2, 1, 64, "Extraction processes at work at the same time."},
    {Setting::ocr_page_seconds, "ocr_page_seconds", 30, 1, 600, "Time one page's text recognition may take, in seconds."},
    {Setting::ocr_max_pages, "ocr_max_pages", 300, 0, 10000, "Most pages of one document that are sent to text recognition."},
    {Setting::max_query_bytes, "max_query_bytes", 1000, 16, 8192, "Longest search, in bytes of UTF-8."},
    {Setting::max_query_terms, "max_query_terms", 64, 1, 512, "Most words in one search."},
    {Setting::max_query_depth, "max_query_depth", 16, 1, 64, "Deepest nesting of brackets in a search."},
    {Setting::max_phrase_words, "max_phrase_words", 20, 2, 64, "Most words in one phrase."},
    {Setting::max_near_words, "max_near_words", 8, 2, 32, "Most words joined by one NEAR."},
    {Setting::max_wildcards, "max_wildcards", 3, 0, 16, "Most prefix* words in one search."},
    {Setting::wildcard_min_letters, "wildcard_min_letters", 3, 1, 16, "Fewest letters before a *."},
    {Setting::wildcard_max_terms, "wildcard_max_terms", 100, 1, 1000, "Most index terms one prefix* stands for; the most frequent are taken."},
    {Setting::max_page_size, "max_page_size", 100, 1, 1000, "Most results on one page."},
    {Setting::max_result_offset, "max_result_offset", 10000, 100, 1000000, "Deepest result that paging reaches."},
    {Setting::search_deadline_ms, "search_deadline_ms", 1000, 10, 60000, "Time a search may take, in milliseconds."},
    {Setting::export_max_rows, "export_max_rows", 10000, 1, 1000000, "Most rows in one export; over it the export says so."},
    {Setting::extract_words, "extract_words", 60, 1, 400, "Words shown of a passage where no permission to reproduce is recorded."},
    {Setting::http_threads, "http_threads", 8, 1, 256, "Threads that answer complete requests."},
    {Setting::http_queue, "http_queue", 256, 1, 65536, "Complete requests that may wait for a thread; more are answered 503."},
    {Setting::http_max_connections, "http_max_connections", 4096, 16, 65536, "Open connections; more wait to be accepted."},
    {Setting::http_request_seconds, "http_request_seconds", 5, 1, 120, "One deadline for a whole request to arrive and, anew, for its answer to be taken."},
    {Setting::http_head_bytes, "http_head_bytes", 16384, 1024, 1048576, "Largest request head, in bytes."},
    {Setting::http_body_bytes, "http_body_bytes", 8192, 0, 1048576, "Largest request body, in bytes."},
    {Setting::http_request_line_bytes, "http_request_line_bytes", 8000, 256, 8192, "Longest request line, in bytes."},
    {Setting::http_header_lines, "http_header_lines", 64, 8, 1024, "Most header lines."},
    {Setting::generation_poll_ms, "generation_poll_ms", 500, 10, 60000, "How often the server looks for a new generation, in milliseconds."},
    {Setting::keep_generations, "keep_generations", 3, 1, 100, "Generations kept in the data folder, the current one among them."},
});

constexpr bool settings_are_in_order() {
  for (std::size_t i = 0; i < kSettings.size(); ++i) {
    const auto& s = kSettings[i];
    if (static_cast<std::size_t>(s.setting) != i || s.least > s.fallback || s.fallback > s.most) return false;
  }
  return true;
}
static_assert(settings_are_in_order(), "kSettings must list every Setting in its order, defaults inside their range");

class Settings {
 public:
  Settings();
  std::int64_t operator[](Setting setting) const { return values_[static_cast<std::size_t>(setting)]; }
  void set(Setting setting, std::int64_t value) { values_[static_cast<std::size_t>(setting)] = value; }
  /// "name=value"; invalid_argument with the allowed range otherwise.
  Result<void> set(std::string_view assignment);
  /// Takes every THROUGHLINE_<NAME> of the environment.
  Result<void> take_environment();

 private:
  std::array<std::int64_t, kSettings.size()> values_{};
};

/// "name=default (least to most): help", one line each: for --help.
std::string settings_help();

}  // namespace throughline
