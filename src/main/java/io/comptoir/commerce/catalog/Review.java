package io.comptoir.commerce.catalog;

import io.comptoir.base.Language;
import java.time.LocalDate;

/**
 * @param rating 1 to 5
 */
public record Review(
    ProductId product,
    int rating,
    String title,
    String text,
    Language language,
    String author,
    LocalDate at) {}
