/** The catalogue part of a shop folder: products, vocabulary, reviews, stores, promotions. */
@NullMarked
package io.comptoir.shop.catalog;

import org.jspecify.annotations.NullMarked;
