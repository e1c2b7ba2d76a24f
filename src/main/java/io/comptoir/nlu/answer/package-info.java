/** Yes, no, maybe and never mind. */
@NullMarked
package io.comptoir.nlu.answer;

import org.jspecify.annotations.NullMarked;
