/** Another shop's day, replayed over ours. */
@NullUnmarked
package io.comptoir.commerce.order.retail;

import org.jspecify.annotations.NullUnmarked;
