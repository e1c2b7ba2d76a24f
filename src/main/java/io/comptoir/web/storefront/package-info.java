/**
 * The demo storefront: pure page models made from a shop's catalogue, the routes that render them
 * and the JSON of cart and order. The templates are in {@code src/main/jte/storefront}.
 */
@NullMarked
package io.comptoir.web.storefront;

import org.jspecify.annotations.NullMarked;
