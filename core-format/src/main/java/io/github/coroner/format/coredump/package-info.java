/**
 * Core dumps of ESP-IDF, all versions, in all wrappings: start with {@link io.github.coroner.format.coredump.CoreDump},
 * whose {@code read} takes files, arrays and streams.
 *
 * <p>The way of the bytes through the package:
 *
 * <ul>
 *   <li>wrappings: {@code CoreDumpReader} takes them off one by one ({@code Gzip}, {@code WordDump}, {@code Base64Text} and
 *       {@code HexText} of {@code format.text}, {@code FlashImage} with {@code PartitionTable} and {@code FlashCipher});
 *       {@code ConsoleDumpCollector} and {@code ConsoleDumpAssembler} put printed dumps together, {@code LostLines} those
 *       with gaps; {@code Diagnosis} has the words for what is no dump;
 *   <li>the dump: {@code RawDump} reads {@code DumpHeader} and checksum and hands the body to {@code ElfBody} (with {@code
 *       DumpNotes}) or {@code BinaryBody}; both give a {@code DumpBody};
 *   <li>its tasks: {@code TaskStacks} finds their stacks, {@code StackFrame} the registers saved there, whose layouts {@code
 *       XtensaRegisters} and {@code RiscvRegisters} know; {@code FakeStack} and {@code TaskSanity} tell what was destroyed.
 * </ul>
 *
 * <p>{@code ElfCoreWriter} goes the other way.
 */
@NullMarked
package io.github.coroner.format.coredump;

import org.jspecify.annotations.NullMarked;
