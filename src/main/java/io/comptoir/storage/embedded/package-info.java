/**
 * The embedded PostgreSQL: a real server, unpacked from a library, started and stopped with the
 * program, so that a first try needs nothing but a JDK.
 *
 * <p>{@link io.comptoir.storage.embedded.EmbeddedPostgres} is the way in. Its folder holds
 *
 * <pre>
 *   COMPTOIR-POSTGRES     marks the folder as ours and says how to back it up
 *   lock                  held by the running program; its content is that program's pid
 *   password              the application's password, readable by the owner only
 *   superuser-password    the password of the role postgres
 *   cluster/              PostgreSQL's own data folder
 *   log/                  startup.log and one log for each weekday
 *   binaries/             the unpacked server, only where the user's cache could not be used
 * </pre>
 *
 * <p>Nothing in that folder is ever deleted but what this package itself left half made.
 */
@NullMarked
package io.comptoir.storage.embedded;

import org.jspecify.annotations.NullMarked;
