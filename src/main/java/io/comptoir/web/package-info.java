/**
 * HTTP: the web chat's API, the storefront, payment pages and notices, operations. Takes requests,
 * checks them, and hands neutral values to the engine; decides nothing about conversations.
 *
 * <p>Every problem is answered as {@link io.comptoir.web.Problem} in the reader's language.
 */
@NullMarked
package io.comptoir.web;

import org.jspecify.annotations.NullMarked;
