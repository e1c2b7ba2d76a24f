/**
 * Typed values in a sentence: the shop's own words, and grammars for money, numbers, dates, places
 * and people in French and English.
 */
@NullMarked
package io.comptoir.nlu.entity;

import org.jspecify.annotations.NullMarked;
