/**
 * Where messaging platforms come in: their requests are checked, read by the channel's adapter and
 * handed to the engine, each event by itself; what customers sent as files is kept and given back.
 */
@NullMarked
package io.comptoir.web.channel;

import org.jspecify.annotations.NullMarked;
