import QualificationsKit

/// Lists of the cases that stay in the text until a rule asks for the elements of a case.
extension Executor {
  /// Takes the lists of a relation in exchange for none.
  mutating func take(_ list: inout ListColumn, as relation: Int) {
    var taken = ListColumn(list.form)
    swap(&taken, &list)
    lists[relation] = taken
  }

  /// Gives them back, with what is known of their texts.
  mutating func giveBack(_ relation: Int, to list: inout ListColumn) {
    if let taken = lists.removeValue(forKey: relation) { list = taken }
  }

  /// Joins each binding with the elements of its case's list.
  /// - Returns: `false` if the list is no such list.
  mutating func joinList(_ access: Access, _ batch: inout Batch, _ live: [Int]) -> Bool {
    guard case .register(let owner)? = access.keys.first?.operand,
      var list = lists.removeValue(forKey: access.relation)
    else { return false }
    let (from, words) = list.elements(of: batch.registers[owner], &pool)
    lists[access.relation] = list
    count(probes: from.count)
    batch = batch.gathered(from, live)
    for (_, register) in access.binds where live.contains(register) {
      batch.registers[register] = words
    }
    return true
  }
}
