package io.comptoir.web.storefront;

import io.comptoir.base.Language;

/**
 * A knowledge article as the help pages show it.
 *
 * @param id the same in every language
 * @param summary a sentence or two, may be empty
 * @param markdown CommonMark; HTML in it is shown as text
 */
public record Article(
    String id, Language language, String title, String summary, String markdown) {}
