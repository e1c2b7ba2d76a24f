package io.comptoir.nlu.entity;

import java.time.LocalDate;

/**
 * A day found in a sentence.
 *
 * @param length how many tokens say it
 */
record Day(LocalDate date, int length, double confidence) {}
