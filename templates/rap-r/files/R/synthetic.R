# Made-up appointments. Areas, people and figures are invented, and resemble nobody and nowhere.

# One area is small, so that there are small numbers to protect.
area_weights <- c(40, 30, 20, 9, 1)
missed_shares <- c(Cardiology = 0.06, Dermatology = 0.10, Ophthalmology = 0.08, Physiotherapy = 0.14)
cancelled_share <- 0.07

#' Makes appointments; the same arguments give the same rows in every version of R since 3.6.
#'
#' @param rows how many
#' @param seed any whole number
#' @param start,end first and last day on which appointments can be
#' @return a data frame with a row an appointment, all values as text, as an extract would have them
make_appointments <- function(rows, seed, start, end) {
  set.seed(seed, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
  specialty <- sample(specialties, rows, replace = TRUE)
  age <- pmin(100L, as.integer(abs(rnorm(rows)) * 22 + runif(rows) * 45))
  # Young adults miss more appointments.
  missed <- missed_shares[specialty] * ifelse(age >= 18 & age < 35, 1.6, 1)
  draw <- runif(rows)
  outcome <- ifelse(draw < cancelled_share, "cancelled", ifelse(draw < cancelled_share + missed, "missed", "attended"))
  days <- as.integer(end - start) + 1L
  data.frame(
    appointment_id = sprintf("SYN-%06d", seq_len(rows)),
    appointment_date = format(start + sample.int(days, rows, replace = TRUE) - 1L),
    area_code = sample(names(areas), rows, replace = TRUE, prob = area_weights),
    specialty = specialty,
    age = as.character(age),
    outcome = unname(outcome)
  )
}
