/**
 * One person, several channels: by what it is proved that two identities are the same person, what
 * becomes of carts and profiles then, and how it is undone. A look-alike (the same e-mail, the same
 * phone number typed) proves nothing and is never looked at. Pure.
 */
@NullMarked
package io.comptoir.identity;

import org.jspecify.annotations.NullMarked;
