/**
 * The few words that everyone uses: shops, languages, money, typed values. Pure; imports nothing of
 * the house.
 */
@NullMarked
package io.comptoir.base;

import org.jspecify.annotations.NullMarked;
