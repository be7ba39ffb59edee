export const southernNames = {
  romanian: {
    customer: 'Client',
    id: 'ID client|Identificator client|ID-ul clientului',
    customerNumber: 'Cod client|Codul clientului|Număr client|Nr. client|Numărul clientului',
    // Beside Prenume, Nume is the surname.
    displayName: 'Nume|Nume client|Numele clientului|Nume complet|Nume și prenume|Numele și prenumele|Prenume și nume',
    firstName: 'Prenume',
    lastName: 'Nume de familie|Numele de familie',
    email: 'E-mail|Adresă de e-mail|Adresă e-mail|Adresa de e-mail|Poștă electronică',
    phone: 'Telefon|Număr de telefon|Număr telefon|Numărul de telefon|Nr. telefon|Nr. de telefon|Telefon fix',
    mobile: 'Mobil|Telefon mobil|Număr mobil',
    createdAt: 'Data creării|Creat la|Creat pe|Data înregistrării|Înregistrat la|Data înscrierii|Client din',
    totalSpent: 'Total cheltuit|Suma cheltuită|Total cheltuieli|Valoarea comenzilor|Valoare totală comenzi',
  },
  turkish: {
    customer: 'Müşteri',
    id: 'Müşteri ID|Üye ID',
    customerNumber: 'Müşteri No|Müşteri Numarası|Müşteri Kodu|Cari Kodu|Cari Kod|Üye No|Üye Numarası',
    displayName: `Ad Soyad|Adı Soyadı|Ad ve Soyad|İsim Soyisim|Ad-Soyad|Tam Ad|Tam İsim|Müşteri Adı|Müşteri Adı Soyadı
      |Müşteri Ad Soyad|Üye Adı Soyadı`,
    firstName: 'Adı|İsim|Adınız',
    lastName: 'Soyad|Soyadı|Soyisim|Soyismi|Müşteri Soyadı',
    email: 'E-posta|E-posta adresi|Eposta|Mail Adresi|E-mail Adresi',
    phone: 'Telefon|Telefon Numarası|Telefon No|Tel No|Tel|Sabit Telefon',
    mobile: 'Cep Telefonu|Cep Tel|Cep Telefonu Numarası|Cep Telefon|GSM|GSM No|GSM Numarası|Mobil Telefon',
    createdAt: `Kayıt Tarihi|Kayıt Zamanı|Üyelik Tarihi|Oluşturulma Tarihi|Oluşturma Tarihi|Oluşturulma Zamanı
      |Oluşturma Zamanı|Oluşturuldu|Eklenme Tarihi`,
    totalSpent:
      'Toplam Harcama|Toplam Tutar|Toplam Sipariş Tutarı|Toplam Alışveriş|Toplam Alışveriş Tutarı|Toplam Ciro',
  },
  greek: {
    customer: 'Πελάτης',
    id: 'ID πελάτη|Αναγνωριστικό πελάτη',
    customerNumber: 'Κωδικός πελάτη|Αριθμός πελάτη|Κωδ. πελάτη',
    displayName: 'Ονοματεπώνυμο|Όνομα πελάτη|Πλήρες όνομα|Όνομα και επώνυμο|Ονοματεπώνυμο πελάτη',
    firstName: 'Όνομα|Μικρό όνομα',
    lastName: 'Επώνυμο|Επίθετο',
    email: `Ηλεκτρονική διεύθυνση|Διεύθυνση email|Διεύθυνση e-mail|Ηλεκτρονικό ταχυδρομείο
      |Διεύθυνση ηλεκτρονικού ταχυδρομείου|Ηλ. ταχυδρομείο`,
    phone: 'Τηλέφωνο|Τηλ|Αριθμός τηλεφώνου|Αρ. τηλεφώνου|Σταθερό τηλέφωνο|Σταθερό|Τηλέφωνο επικοινωνίας',
    mobile: 'Κινητό|Κινητό τηλέφωνο|Αριθμός κινητού|Τηλ. κινητό',
    createdAt:
      'Ημερομηνία δημιουργίας|Ημερομηνία εγγραφής|Δημιουργήθηκε|Δημιουργήθηκε στις|Ημ/νία δημιουργίας|Ημ/νία εγγραφής',
    totalSpent: 'Ποσό αγορών|Συνολική δαπάνη|Συνολικά έξοδα|Συνολικός τζίρος',
  },
  portuguese: {
    customer: 'Cliente',
    id: 'ID do cliente|ID cliente|Identificador do cliente',
    customerNumber: 'Código do cliente|Código cliente|Número do cliente|Número de cliente|N.º de cliente|Nº do cliente',
    displayName: 'Nome do cliente|Nome cliente|Nome completo|Nome e sobrenome',
    firstName: 'Primeiro nome|Nome próprio|Prenome',
    lastName: 'Sobrenome|Último nome|Nome de família',
    email: 'E-mail|Endereço de e-mail|Correio eletrónico|Correio eletrônico|Endereço de correio eletrônico',
    phone: 'Telefone|Fone|Número de telefone|Telefone fixo|Nº de telefone|Telefone de contato',
    mobile: 'Celular|Telefone celular|Telemóvel|Número de celular|Número do celular|Tel. celular|Telefone móvel',
    createdAt: `Data de cadastro|Data do cadastro|Data de criação|Criado em|Cadastrado em|Data de registro
      |Data de registo|Registado em|Registrado em|Cliente desde`,
    totalSpent: 'Total gasto|Valor gasto|Valor total gasto|Total de gastos|Valor total de compras',
  },
  italian: {
    customer: 'Cliente',
    id: 'ID cliente|Identificativo cliente',
    customerNumber: 'Codice cliente|Numero cliente|N. cliente|Cod. cliente',
    displayName: 'Nome e cognome|Cognome e nome|Nome completo|Nome cliente|Nome del cliente|Nominativo',
    // A whole name where no other column has one
    firstName: 'Nome',
    lastName: 'Cognome',
    email: 'E-mail|Indirizzo e-mail|Posta elettronica|Indirizzo di posta elettronica|Indirizzo email',
    phone: 'Telefono|Numero di telefono|Telefono fisso|Recapito telefonico|N. telefono',
    mobile: 'Cellulare|Telefono cellulare|Numero di cellulare|Numero cellulare|N. cellulare',
    createdAt: `Data creazione|Data di creazione|Data registrazione|Data di registrazione|Data iscrizione|Creato il
      |Registrato il|Iscritto dal|Cliente dal|Data inserimento`,
    totalSpent: 'Spesa totale|Importo acquisti|Totale speso|Importo totale speso|Fatturato totale',
  },
};
