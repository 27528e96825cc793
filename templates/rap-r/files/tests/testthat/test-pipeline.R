hashes <- function(folder) tools::md5sum(file.path(folder, c(vapply(tables, `[[`, "", "file"), "report.html")))

test_that("a second run gives the same files, and other data gives others", {
  path <- a_project()
  quietly(write_synthetic(path))
  first <- hashes(quietly(run_pipeline(path)))
  expect_equal(hashes(quietly(run_pipeline(path))), first)
  other <- a_project(seed = 7)
  quietly(write_synthetic(other))
  expect_false(any(unname(hashes(quietly(run_pipeline(other)))) == unname(first)))
})

test_that("nothing small is published", {
  path <- a_project()
  quietly(write_synthetic(path))
  folder <- quietly(run_pipeline(path))
  config <- read_config(path)
  figures <- unlist(lapply(tables, function(table) {
    made <- read.csv(file.path(folder, table$file), colClasses = "character")
    c(made$appointments, made$missed)
  }))
  expect_true(hidden %in% figures)
  counts <- as.integer(figures[figures != hidden])
  expect_false(any(counts > 0 & counts < config$suppress_below - config$round_to %/% 2))
  expect_true(all(counts %% config$round_to == 0))
})

test_that("the manifest says what went in and what came out", {
  path <- a_project()
  quietly(write_synthetic(path))
  manifest <- readLines(file.path(quietly(run_pipeline(path)), "manifest.yml"))
  for (text in c("config.yml", "data/synthetic/appointments.csv", "output/report.html", "rows: \\{ read: 6000")) {
    expect_match(paste(manifest, collapse = "\n"), text)
  }
})

test_that("the report shows every table and treats texts as text", {
  path <- a_project()
  config <- read_config(path)
  processed <- process(make_appointments(900, 1, config$start, config$end), config$start, config$end)
  about <- list(title = "<script>alert(1)</script> T\u0177", organisation = "A & \"B\"", contact = "a@example.nhs.uk")
  report <- paste(write_report(config, make_tables(processed, config), about), collapse = "\n")
  expect_false(grepl("<script>", report, fixed = TRUE))
  expect_true(grepl("&lt;script&gt;alert(1)&lt;/script&gt; T\u0177", report, fixed = TRUE))
  expect_true(grepl("A &amp; &quot;B&quot;. 1 January 2026 to 30 June 2026.", report, fixed = TRUE))
  expect_length(gregexpr("<table>", report, fixed = TRUE)[[1]], length(tables))
})

test_that("wrong data stops the run before anything is written", {
  path <- a_project()
  extract <- quietly(write_synthetic(path))
  lines <- readLines(extract)
  writeLines(sub("Cardiology", "Cardiolgy", lines, fixed = TRUE), extract)
  expect_error(quietly(run_pipeline(path)), "specialty: must be a known specialty")
  expect_false(dir.exists(file.path(dirname(path), "output")))
})

test_that("a run without data says what to do", {
  expect_error(quietly(run_pipeline(a_project())), "Run the command synthetic")
})

test_that("real data is never overwritten by made-up data", {
  path <- a_project(appointments = "data/appointments.csv")
  dir.create(file.path(dirname(path), "data"))
  writeLines("real", file.path(dirname(path), "data", "appointments.csv"))
  expect_error(quietly(write_synthetic(path)), "is there already")
})
