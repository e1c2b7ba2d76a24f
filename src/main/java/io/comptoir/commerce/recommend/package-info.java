/** What else would suit. Pure interfaces. */
@NullMarked
package io.comptoir.commerce.recommend;

import org.jspecify.annotations.NullMarked;
