/**
 * The small typed expression language of flows: paths and CEL over slots, cart, customer and
 * context. Compiled when the shop is loaded; evaluating never fails. Pure.
 */
@NullMarked
package io.comptoir.dialogue.expression;

import org.jspecify.annotations.NullMarked;
