/** Sentences cut into words, numbers and marks that keep their place in the text as written. */
@NullMarked
package io.comptoir.nlu.text;

import org.jspecify.annotations.NullMarked;
