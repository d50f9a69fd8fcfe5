package io.github.coroner;

import io.github.coroner.format.MemorySegment;

/**
 * A stretch of memory that a dump holds.
 *
 * @param start target address of its first byte
 * @param size bytes
 * @param kind what it is
 */
public record MemoryRegion(long start, long size, MemorySegment.Kind kind) {}
