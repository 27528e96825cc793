# The report: one HTML file that needs nothing else.

column_titles <- c(
  month = "Month", area = "Area", age_band = "Age", specialty = "Specialty",
  appointments = "Appointments", missed = "Missed", missed_percent = "Missed (%)"
)
number_columns <- c("appointments", "missed", "missed_percent")

style <- "
body { color: #212b32; font: 1.1rem/1.5 Arial, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
h1, h2 { line-height: 1.2; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; margin-bottom: 2rem; width: 100%; }
th, td { border-bottom: 1px solid #d8dde0; padding: 0.4rem 1rem 0.4rem 0; text-align: left; white-space: nowrap; }
.number { font-variant-numeric: tabular-nums; text-align: right; }
.note { border-left: 6px solid #005eb8; padding: 0.1rem 1rem; }
"

#' The report as lines of HTML. The time of the run is not in it, so that the same data gives the same file.
#'
#' @param config the settings of the run
#' @param tables protected tables by their titles
#' @param about title, organisation and contact
write_report <- function(config, tables, about = service) {
  title <- escape(about$title)
  c(
    "<!doctype html>", "<html lang=\"en-GB\">", "<head>", "<meta charset=\"utf-8\">",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
    paste0("<title>", title, "</title>"), paste0("<style>", style, "</style>"), "</head>", "<body>", "<main>",
    paste0("<h1>", title, "</h1>"),
    sprintf(
      "<p>%s. %s to %s.</p>", escape(about$organisation), british_date(config$start), british_date(config$end)
    ),
    "<p class=\"note\">A missed appointment is one the patient did not attend and did not cancel.",
    "Cancelled appointments are not counted.</p>",
    unlist(Map(table_section, names(tables), tables), use.names = FALSE),
    "<h2>How to read these figures</h2>",
    sprintf("<p>%s stands for a count from 1 to %d, which is hidden so that", hidden, config$suppress_below - 1L),
    sprintf("nobody can be recognised. Other counts are rounded to the nearest %d, so", config$round_to),
    "parts may not add up to totals. Percentages are calculated from rounded counts.</p>",
    "<p>manifest.yml says when they were made, from which data and by which code.",
    paste0("Questions: ", escape(about$contact), "</p>"),
    "</main>", "</body>", "</html>"
  )
}

#' A date as people write it: 1 January 2026. The names do not depend on the language of the machine.
british_date <- function(day) {
  sprintf("%d %s %s", as.integer(format(day, "%d")), month.name[as.integer(format(day, "%m"))], format(day, "%Y"))
}

#' Text for HTML.
escape <- function(text) {
  entities <- c("&" = "&amp;", "<" = "&lt;", ">" = "&gt;", "\"" = "&quot;")
  for (character in names(entities)) text <- gsub(character, entities[[character]], text, fixed = TRUE)
  text
}

table_section <- function(title, table) {
  largest <- max(0, as_numbers(table$missed_percent))
  width <- if (largest == 0) 0 else round(100 * as_numbers(table$missed_percent) / largest)
  cells <- Map(function(name, values) table_cells("td", name, values), names(table), table)
  # The bar repeats the number beside it, so it says nothing to a screen reader.
  rectangles <- sprintf("<rect width=\"%d\" height=\"14\" fill=\"#005eb8\"/>", as.integer(width))
  bars <- sprintf("<td><svg aria-hidden=\"true\" width=\"100\" height=\"14\">%s</svg></td>", rectangles)
  heads <- paste0(
    table_cells("th", names(table), column_titles[names(table)], " scope=\"col\""),
    collapse = ""
  )
  c(
    sprintf("<h2>%s</h2>", escape(title)),
    sprintf("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table>", escape(title)),
    sprintf("<thead><tr>%s<td></td></tr></thead>", heads), "<tbody>",
    paste0("<tr>", do.call(paste0, unname(cells)), bars, "</tr>"),
    "</tbody></table></div>"
  )
}

table_cells <- function(tag, names, texts, attributes = "") {
  kind <- ifelse(names %in% number_columns, " class=\"number\"", "")
  sprintf("<%s%s%s>%s</%s>", tag, kind, attributes, escape(texts), tag)
}

#' Numbers of texts; 0 for what is hidden or empty.
as_numbers <- function(texts) {
  numbers <- suppressWarnings(as.numeric(texts))
  ifelse(is.na(numbers), 0, numbers)
}
