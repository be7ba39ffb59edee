/*
 * Words for the status of a customer, which are names of columns of yes and no, and cells of columns of statuses.
 * Without the spaces between their parts.
 */

export const activeWords = `
  active activated enabled aktiv aktiviert freigeschaltet aktif actif activo activa activado attivo attiva
  attivato ativo ativa ativado actief actieve geactiveerd aktywny aktywna aktywne aktywowany aktivni aktivny
  aktivna aktiverad aktiveret aktivert aktiivinen aktivan activ habilitado habilitada активен активна активный
  активний активировано ενεργός ενεργή ενεργό hoạtđộng đanghoạtđộng 有効 启用 啟用 活性 활성`;

export const notActiveWords = `
  inactive disabled deactivated notactive nonactive inaktiv deaktiviert nichtaktiv inactif désactivé désactivée
  nonactif inactivo inactiva desactivado desactivada noactivo inattivo inattiva disattivato disattivata nonattivo
  inativo inativa desativado desativada inactief inactieve gedeactiveerd nietactief nieaktywny nieaktywna
  dezaktywowany neaktivni neaktivny neaktivna deaktivovany inaktiverad avaktiverad deaktiveret deaktivert
  inaktiivinen passiivinen inactiv dezactivat dezactivată pasif passiv неактивен неактивна неактивный неактивний
  деактивирован отключен ανενεργός ανενεργή ανενεργό ngừnghoạtđộng khônghoạtđộng 無効 停用 禁用 비활성`;

export const endedWords = `
  archived deleted closed terminated onhold cancelled canceled archiviert gelöscht stillgelegt ruhend gekündigt
  geschlossen beendet gesloten fermé fermée clôturé clôturée cerrado cerrada cancelado cancelada chiuso chiusa
  encerrado encerrada zamknięty stängt lukket suljettu закрыт закрыта archivée supprimée résiliée archivé supprimé
  ensommeil résilié archivado archivada eliminado eliminada baja archiviato archiviata eliminato annullato
  disdetto arquivado arquivada excluído gearchiveerd verwijderd opgezegd zarchiwizowany zarchiwizowana usunięty
  archivovaný archivovaná smazaný zmazaný arkiveret arkiverad arkivert raderad slettet arkistoitu poistettu
  archivált törölt arhivat arhivată șters arşivlendi silindi архивный архив вархиве архивирован архівний удален
  видалений αρχειοθετημένος διαγραμμένος đãxóa đãlưutrữ 退会 退会済み 归档 已归档 封存 注销 已注销 탈퇴 휴면 dadodebaja dadadebaja
  debaja anulado anulada rescindido disdetta cessato cessata annullata usunięta zamknięta zrušen zrušena zrušený
  smazán smazána ukončen ukončena ukončený vymazán vymazaný beëindigd geroyeerd radié radiée ausgeschieden
  ausgetreten erloschen reziliat reziliată anulat anulată încetat închis închisă διεγραμμένος διεγραμμένη
  διαγραμμένη ακυρωμένος ακυρωμένη excluída desligado desligada avslutad uppsagd utträdd ophørt udmeldt opsagt
  avsluttet oppsagt utmeldt päättynyt irtisanottu megszűnt kilépett törölve lezárt lezárva расторгнут аннулирован
  закритий закрита анульований kapatıldı feshedildi obrisan izbrisan otkazan ukinjen`;

export const bannedWords = `
  banned blocked suspended locked lockedout blacklisted blacklist denylisted gesperrt blockiert bloqué bloquée
  suspendu suspendue bloqueado bloqueada suspendido suspendida bloccato bloccata sospeso sospesa suspenso suspensa
  geblokkeerd zablokowany zablokowana zawieszony blokovan blokovaný blokovaná zablokovaný spärrad blockerad
  spærret blokeret sperret blokkert estetty lukittu letiltva letiltott felfüggesztve blocat blocată suspendat
  suspendată engelli engellendi заблокирован заблокирована заблокований блокировка αποκλεισμένος αποκλεισμένη
  bịkhóa đãkhóa bịchặn blokiran 利用停止 ブロック ブラックリスト 黑名单 黑名單 封禁 차단 이용정지`;

/* Words that, as names of columns, would mean something else. */

export const moreActiveWords = `
  enable live current open verified confirmed approved registered unblocked unlocked aktive 正常 已启用 有效 激活 已激活 利用中
  정상 사용중 activée activada attivata ativada aktivovaný alta dealta vigente`;

export const moreInactiveWords = `
  disable dormant paused lapsed invited declined pending unverified expired removed withdrawn revoked frozen
  deregistered unregistered deceased churned inaktive storniert abgelaufen verstorben annulé annulée expiré
  expirée décédé décédée vencido fallecido cancellato scaduto deceduto expirado falecido geannuleerd verlopen
  overleden anulowany borttagen iptal deaktivált deaktiverad απενεργοποιημένος vôhiệuhóa удалена 冻结 已冻结 已禁用 已停用
  无效 未激活 凍結 停用中 退会済 休眠 uitgeschreven`;

export const moreBannedWords = `
  ban barred verbannt banni bannie geschorst suspendert askıda zárolt zárolva zablokována zawieszona блокирован
  μπλοκαρισμένος bịcấm 已封禁 拉黑 停權 정지`;
