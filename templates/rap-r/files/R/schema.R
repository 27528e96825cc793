# What the extract must look like: the agreement with whoever supplies it.

areas <- c(ZZ1 = "Northmoor", ZZ2 = "Eastwater", ZZ3 = "Southcombe", ZZ4 = "Westfold", ZZ5 = "Little Isle")
specialties <- c("Cardiology", "Dermatology", "Ophthalmology", "Physiotherapy")
outcomes <- c("attended", "missed", "cancelled")

# For each column: which values are right, and that in words.
schema <- list(
  appointment_id = list(
    right = function(x) grepl("^SYN-[0-9]{6}$", x), meaning = "SYN- and six digits", unique = TRUE
  ),
  appointment_date = list(right = function(x) is_date(x), meaning = "a date such as 2026-01-31"),
  area_code = list(right = function(x) x %in% names(areas), meaning = "a known area code"),
  specialty = list(right = function(x) x %in% specialties, meaning = "a known specialty"),
  age = list(
    right = function(x) grepl("^[0-9]{1,3}$", x) & suppressWarnings(as.integer(x)) %in% 0:120,
    meaning = "a whole number from 0 to 120"
  ),
  outcome = list(right = function(x) x %in% outcomes, meaning = "a known outcome")
)
