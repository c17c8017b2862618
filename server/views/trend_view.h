// What pages, JSON and CSV make of the tables of server/analysis.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "server/analysis/trend_table.h"
#include "server/views/app.h"
#include "server/views/data.h"

namespace throughline {

/// Fills trend.mustache. `address` is the page's own, to which .csv and .json belong.
Data trend_data(const TrendTable& table, const App& app, const std::string& csv, const std::string& json);
/// Fills table.mustache with all themes.
Data theme_table_data(const ThemeTable& table);
/// "Counted: cases of ...; by ...; a case counts when ...".
std::string counting_words(const CountingRules& rules);

nlohmann::ordered_json trend_json(const TrendTable& table, const App& app);
nlohmann::ordered_json theme_table_json(const ThemeTable& table, const App& app);
std::string trend_csv(const TrendTable& table, const App& app);
std::string theme_table_csv(const ThemeTable& table, const App& app);

/// One column of table.mustache.
Data column(std::string_view text, bool numeric);
/// One cell; `hidden` is read out after the text where a bare number would not say what it opens.
Data cell(std::string_view text, bool numeric, std::string_view href = {}, std::string_view hidden = {});

}  // namespace throughline
