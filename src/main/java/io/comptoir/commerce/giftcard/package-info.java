/** Gift cards: money of a shop that whoever knows the code can spend. Pure, but for its store. */
@NullMarked
package io.comptoir.commerce.giftcard;

import org.jspecify.annotations.NullMarked;
