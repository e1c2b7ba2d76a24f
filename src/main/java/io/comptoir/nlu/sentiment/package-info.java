/** The feeling a sentence carries. */
@NullMarked
package io.comptoir.nlu.sentiment;

import org.jspecify.annotations.NullMarked;
