# Makes tests/golden/survey.json: values of R's survey and psych with which our statistics must agree.
# Run from the root of the checkout: Rscript tests/golden/make_golden_survey.R

suppressMessages({
  library(survey)
  library(psych)
  library(jsonlite)
})
options(survey.lonely.psu = "adjust")

# A small sample made by arithmetic: strata, clusters whose answers look alike, weights, a note and a yes/no.
people <- data.frame(id = 0:59)
people$stratum <- people$id %% 4
people$cluster <- people$stratum * 10 + (people$id %/% 4) %% 3 # three in each stratum
people$sex <- ((people$id * 7) %/% 3) %% 2
people$age <- (people$id * 5 + people$id %/% 7) %% 3
people$place <- (people$id * 11 + people$id %/% 5) %% 4
people$note <- ((people$id * 37) %% 7 + 2 * (people$cluster %% 10) + people$stratum) %% 11
people$yes <- as.integer((people$id * 13) %% 7 + 2 * (people$cluster %% 10) > 5)
people$weight <- 1 + ((people$id * 3) %% 8) / 4

# Wilson on n/deff, never more than n, corrected by t: prop.test without continuity gives Wilson for any n.
wilson <- function(p, se, n, df, kish) {
  worth <- if (p <= 0 || p >= 1) kish else n * p * (1 - p) / ((n - 1) * se^2)
  worth <- min(n, worth * (qt(0.975, n - 1) / qt(0.975, df))^2)
  as.numeric(suppressWarnings(prop.test(p * worth, worth, correct = FALSE))$conf.int)
}

mean_of <- function(formula, design) {
  made <- svymean(formula, design)
  df <- degf(design)
  list(value = as.numeric(coef(made)), error = as.numeric(SE(made)), degrees = df,
       interval = as.numeric(confint(made, df = df)))
}

share_of <- function(formula, design) {
  made <- mean_of(formula, design)
  w <- weights(design)
  kish <- sum(w)^2 / sum(w^2)
  made$kish <- kish
  made$wilson <- wilson(made$value, made$error, nrow(design), made$degrees, kish)
  # For comparison: Korn and Graubard's interval, which does not exist at 0 and 100 %.
  beta <- tryCatch(attr(svyciprop(formula, design, method = "beta"), "ci"), error = function(e) c(NA, NA))
  made$beta <- as.numeric(beta)
  made
}

designs <- list(
  equal = svydesign(~1, data = transform(people, weight = 1), weights = ~weight),
  weighted = svydesign(~1, data = people, weights = ~weight),
  stratified = svydesign(~1, strata = ~stratum, data = people, weights = ~weight),
  clustered = svydesign(~cluster, data = people, weights = ~weight),
  stratified_clustered = svydesign(~cluster, strata = ~stratum, data = people, weights = ~weight, nest = TRUE)
)
# Stratum 0 keeps one cluster only, then every stratum does.
some_lonely <- subset(people, stratum != 0 | cluster == 0)
designs$lonely <- svydesign(~cluster, strata = ~stratum, data = some_lonely, weights = ~weight, nest = TRUE)
all_lonely <- subset(people, cluster %% 10 == 0)
designs$one_per_stratum <- svydesign(~cluster, strata = ~stratum, data = all_lonely, weights = ~weight, nest = TRUE)

cases <- lapply(names(designs), function(name) {
  design <- designs[[name]]
  list(
    rows = design$variables,
    mean = mean_of(~note, design),
    share = if (degf(design) > 0) share_of(~yes, design) else mean_of(~yes, design)
  )
})
names(cases) <- names(designs)

# Nobody, then everybody, said yes.
ends <- transform(people, none = 0L, all = 1L)
whole <- svydesign(~cluster, strata = ~stratum, data = ends, weights = ~weight, nest = TRUE)
shares <- list(none = share_of(~none, whole), all = share_of(~all, whole))

# Known margins of a population of 1000.
sexes <- data.frame(sex = 0:1, Freq = c(620, 380))
ages <- data.frame(age = 0:2, Freq = c(250, 450, 300))
places <- data.frame(place = 0:3, Freq = c(100, 200, 300, 400))
unweighted <- designs$equal
exactly <- list(maxit = 500, epsilon = 1e-10)
raked_2 <- rake(unweighted, list(~sex, ~age), list(sexes, ages), control = exactly)
raked_3 <- rake(unweighted, list(~sex, ~age, ~place), list(sexes, ages, places), control = exactly)
joint <- expand.grid(sex = 0:1, age = 0:2)
joint$Freq <- c(150, 100, 270, 180, 200, 100)
post <- postStratify(unweighted, ~ sex + age, joint)
scaled <- function(design) as.numeric(weights(design)) * nrow(people) / 1000
fixed <- function(design) { # weights as given: what our engine computes
  plain <- transform(people, weight = scaled(design))
  list(
    unclustered = share_of(~yes, svydesign(~1, data = plain, weights = ~weight)),
    clustered = share_of(~yes, svydesign(~cluster, data = plain, weights = ~weight)),
    mean = mean_of(~note, svydesign(~cluster, data = plain, weights = ~weight))
  )
}
calibrated <- list(
  margins = list(sex = sexes$Freq, age = ages$Freq, place = places$Freq),
  joint = joint,
  raked_2 = c(list(weights = scaled(raked_2), calibrated = mean_of(~yes, raked_2)), fixed(raked_2)),
  raked_3 = c(list(weights = scaled(raked_3), calibrated = mean_of(~yes, raked_3)), fixed(raked_3)),
  post = c(list(weights = scaled(post), calibrated = mean_of(~yes, post)), fixed(post))
)

# R's own example: schools of California, with weights, strata or districts; finite population left out, as we do.
data(api)
strata <- svydesign(~1, strata = ~stype, weights = ~pw, data = apistrat)
districts <- svydesign(~dnum, weights = ~pw, data = apiclus1)
schools <- list(
  apistrat = list(rows = apistrat[, c("stype", "pw", "api00")], mean = mean_of(~api00, strata)),
  apiclus1 = list(rows = apiclus1[, c("dnum", "pw", "api00")], mean = mean_of(~api00, districts))
)

p <- c(0.01, 0.04, 0.03, 0.005, 0.5, 0.04, 1, 0)
tests <- list(p = p, holm = p.adjust(p, "holm"), benjamini_hochberg = p.adjust(p, "BH"))

a <- people$note[1:22]
b <- people$note[31:48] - 2
welch <- t.test(a, b)
compared <- list(first = a, second = b, interval = as.numeric(welch$conf.int), p = welch$p.value)

items <- data.frame(a = people$note, b = (people$note + people$id %% 3), c = (people$note * 2 + people$id %% 5) %% 11)
feldt <- suppressWarnings(psych::alpha(items, check.keys = FALSE))
alpha <- list(
  rows = items, alpha = feldt$total$raw_alpha,
  interval = as.numeric(psych::alpha.ci(feldt$total$raw_alpha, n.obs = nrow(items), n.var = 3)[c("lower.ci", "upper.ci")])
)

write_json(
  list(
    made_with = list(R = as.character(getRversion()), survey = as.character(packageVersion("survey")),
                     psych = as.character(packageVersion("psych"))),
    people = people, cases = cases, shares = shares, calibrated = calibrated, schools = schools,
    tests = tests, compared = compared, alpha = alpha
  ),
  "tests/golden/survey.json",
  digits = 12, auto_unbox = TRUE, na = "null", dataframe = "columns"
)
