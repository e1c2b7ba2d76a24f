/** Which language a sentence is in, and the words of each language that ship with the product. */
@NullMarked
package io.comptoir.nlu.language;

import org.jspecify.annotations.NullMarked;
